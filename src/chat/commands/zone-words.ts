/** Says in words in which zone a time of day is, as in `Berlin time`. Zones that are no places keep their name. */
export const zoneWords = (zone: string): string => {
  const [area = '', ...places] = zone.split('/');
  const place = places.at(-1);
  return place === undefined || area === 'Etc' ? zone : `${place.replaceAll('_', ' ')} time`;
};
