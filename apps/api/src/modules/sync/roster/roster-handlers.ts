import { Injectable } from '@nestjs/common';
import { DeltaGraph, RosterGraph } from '../../graph';
import { NameIndex, RosterMirrorRepository } from '../../roster';
import type { DeltaHandler } from '../engine/delta-handler';
import { classes } from './classes';
import { EnrollmentsHandler } from './enrollments-handler';
import { MirrorHandler } from './mirror-handler';
import { NamesHandler } from './names-handler';
import { people } from './people';
import { SchoolListsHandler } from './school-lists-handler';
import { schools } from './schools';

/** The resources that make up the mirror, in their order: enrollments are of people and classes already known. */
@Injectable()
export class RosterHandlers {
  readonly all: readonly DeltaHandler[];

  constructor(
    mirrors: RosterMirrorRepository,
    names: NameIndex,
    deltas: DeltaGraph,
    rosters: RosterGraph,
  ) {
    this.all = [
      new MirrorHandler(schools, mirrors, deltas),
      new MirrorHandler(people, mirrors, deltas),
      new MirrorHandler(classes, mirrors, deltas),
      new NamesHandler(mirrors, names),
      new SchoolListsHandler(mirrors, rosters),
      new EnrollmentsHandler(mirrors, rosters),
    ];
  }
}
