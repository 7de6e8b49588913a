import type { RosterIndex } from '../roster-index';
import type { Drive } from './drive';
import { classIdOf, inventLibrary } from './invent-library';
import { libraryKindAt, outlineLibrary } from './library-outline';

/** Libraries held at once; a tenant may have thousands of classes. */
const keptDrives = 50;

/** The document libraries of a tenant's classes. One is made up when it is asked for, and the same again after. */
export class Drives {
  readonly #open = new Map<string, Drive>();

  constructor(private readonly roster: RosterIndex) {}

  /** Undefined as long as the group's site is not provisioned. */
  ofClass(classId: string): Drive | undefined {
    const open = this.#open.get(classId) ?? this.#invent(classId);
    if (!open) return undefined;
    // Put last again: the first one is the one longest unused.
    this.#open.delete(classId);
    this.#open.set(classId, open);
    const [longestUnused] = this.#open.keys();
    if (longestUnused !== undefined && this.#open.size > keptDrives) {
      this.#open.delete(longestUnused);
    }
    return open;
  }

  find(driveId: string): Drive | undefined {
    const classId = classIdOf(driveId);
    return classId === undefined ? undefined : this.ofClass(classId);
  }

  #invent(classId: string): Drive | undefined {
    const item = this.roster.classes.get(classId);
    if (!item) return undefined;
    const kind = libraryKindAt(this.roster.classIds.indexOf(classId));
    if (kind === 'missing') return undefined;
    return inventLibrary(item, outlineLibrary(kind, item.displayName, classId));
  }
}
