import { driveIdOf } from './invent-library';

/** Distinguishes a class's second library from its documents, at the end of the id. */
const suffix = '_w';

/** The library for handouts and student work, which the assignments service keeps alongside a class's documents. */
export function workDriveIdOf(classId: string): string {
  return driveIdOf(classId) + suffix;
}

/** The id of the documents library next to it; undefined for anything but a library for student work. */
export function documentsDriveIdOf(workDriveId: string): string | undefined {
  return workDriveId.endsWith(suffix) ? workDriveId.slice(0, -suffix.length) : undefined;
}
