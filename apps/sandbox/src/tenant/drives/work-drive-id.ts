import { driveIdOf } from './invent-library';

/** Tells the second library of a class from its documents, at the end of the id. */
const suffix = '_w';

/** The library for handouts and student work, which the assignments service keeps beside the documents of a class. */
export function workDriveIdOf(classId: string): string {
  return driveIdOf(classId) + suffix;
}

/** The id of the documents beside it; undefined for what isn't a library for student work. */
export function documentsDriveIdOf(workDriveId: string): string | undefined {
  return workDriveId.endsWith(suffix) ? workDriveId.slice(0, -suffix.length) : undefined;
}
