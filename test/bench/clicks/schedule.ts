/** Returns the options of a schedule that is not due within the next hours. */
export const longFromNow = () => {
  const { hour } = Temporal.Now.zonedDateTimeISO('UTC').add({ hours: 12 });
  return { time: `${String(hour).padStart(2, '0')}:00`, timezone: 'UTC', days: 'daily' };
};
