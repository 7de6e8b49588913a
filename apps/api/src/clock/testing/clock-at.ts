import { Clock } from '../clock';

/** A clock that shows what a test says, in milliseconds since the epoch. */
export const clockAt = (now: () => number, random: () => number = () => 0.5): Clock =>
  Object.assign(new Clock(), { now, random });
