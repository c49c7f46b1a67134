import { draw, type Seed } from '../../src/engine/random.ts';
import type { Timetable, Weekday } from '../../src/engine/schedule.ts';

/** Zones with and without clock changes, with gaps at midnight, with half-hour and quarter-hour offsets, and at both ends of the day. */
export const zones = [
  'UTC',
  'Europe/Berlin',
  'Europe/London',
  'Europe/Lisbon',
  'Europe/Athens',
  'Europe/Moscow',
  'Europe/Istanbul',
  'Europe/Chisinau',
  'Europe/Dublin',
  'Atlantic/Azores',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'America/St_Johns',
  'America/Halifax',
  'America/Havana',
  'America/Santiago',
  'America/Sao_Paulo',
  'America/Asuncion',
  'America/Nuuk',
  'Pacific/Honolulu',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Easter',
  'Australia/Sydney',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Antarctica/Troll',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Asia/Beirut',
  'Asia/Jerusalem',
  'Africa/Cairo',
  'Africa/Casablanca',
] as const;

/** Times at which clocks change somewhere; every second timetable has one of these. */
const edges = ['00:00', '00:30', '01:15', '01:59', '02:00', '02:30', '03:00', '23:59'];

/**
 * Makes the timetable with this number: zones take turns; days and times are random.
 * @param share the share of weekdays it has, from 0 to 1, besides Sunday, on which most clocks change
 */
export const timetable = (index: number, seed: Seed, share = 0.75): Timetable => {
  const minute = Math.floor(draw(seed, 'minute', index) * 1440);
  const edge = edges[Math.floor(draw(seed, 'edge', index) * edges.length)];
  const wanted = ([1, 2, 3, 4, 5, 6, 7] as Weekday[]).filter(
    (weekday) => weekday === 7 || draw(seed, `day ${weekday}`, index) < share,
  );
  return {
    timezone: zones[index % zones.length] ?? 'UTC',
    time: index % 2 === 0 && edge ? edge : `${two(minute / 60)}:${two(minute % 60)}`,
    days: wanted,
  };
};

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Returns the options of `daily setup` that set up a timetable. */
export const setupOptions = ({ time, timezone, days }: Timetable) => ({
  time,
  timezone,
  days: days.map((day) => dayNames[day - 1]).join(','),
});

const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
