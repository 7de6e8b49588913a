import type { AssignmentResource, AssignmentResourceList } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../http';
import { GraphTokens, type SessionUser } from '../../auth';
import {
  AssignmentsGraph,
  WorkFilesGraph,
  type AssignmentKey,
  type WireAssignment,
} from '../../graph';
import { onceAllowed } from '../classes/once-allowed';
import { ClassAccess } from '../classes/class-access';
import { AssignmentConflict, orConflict } from '../uploads/refusals';
import { FileReceiver } from '../uploads/file-receiver';
import type { IncomingFile } from '../uploads/incoming-file';
import { fileUrlsOf, toResource } from '../uploads/resource.mapper';
import { isShownTo, statusOf } from './assignment.mapper';
import { toGraphKey, toUploadPlace } from './assignment-params';
import { DraftFiles } from './draft-files';

/** The files teachers hand out with an assignment. Graph allows changes in drafts only (ASG-3, ASG-6). */
@Injectable()
export class AssignmentFilesService {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly access: ClassAccess,
    private readonly assignments: AssignmentsGraph,
    private readonly files: WorkFilesGraph,
    private readonly receiver: FileReceiver,
  ) {}

  /** @throws NotFound, also for an assignment that students can't see yet */
  async list(user: SessionUser, key: AssignmentKey): Promise<AssignmentResourceList> {
    const opening = this.access.openAsMember(user, key.classId);
    const wire = await onceAllowed(opening, this.find(user, key));
    const { role, caller } = await opening;
    if (!isShownTo(role, wire)) throw new NotFound();
    const resources = wire.resources;
    const items = await this.files.describe(caller, fileUrlsOf(resources));
    return {
      value: resources.map((one) => toResource(one, items.get(one.resource.fileUrl ?? ''))),
    };
  }

  async add(
    user: SessionUser,
    key: AssignmentKey,
    file: IncomingFile,
  ): Promise<AssignmentResource> {
    const { caller } = await this.access.openAsTeacher(user, key.classId);
    const open = async () => {
      const draft = await this.find(user, key);
      requireDraft(draft);
      return new DraftFiles(this.assignments, caller, toGraphKey(key), draft);
    };
    return this.receiver.receive({ place: toUploadPlace(user, key), open }, file);
  }

  async remove(user: SessionUser, key: AssignmentKey, resourceId: string): Promise<void> {
    const { caller } = await this.openDraft(user, key);
    const removed = this.assignments.removeResource(caller, toGraphKey(key), resourceId);
    await orConflict(
      "Microsoft 365 didn't remove this file. Reload the page and try again.",
      removed,
    );
  }

  private async find(user: SessionUser, key: AssignmentKey): Promise<WireAssignment> {
    return this.assignments.findWithResources(this.tokens.asUser(user), toGraphKey(key));
  }

  private async openDraft(user: SessionUser, key: AssignmentKey) {
    const opening = this.access.openAsTeacher(user, key.classId);
    const draft = await onceAllowed(opening, this.find(user, key));
    requireDraft(draft);
    return { caller: (await opening).caller };
  }
}

function requireDraft(assignment: WireAssignment): void {
  if (statusOf(assignment) === 'draft') return;
  throw new AssignmentConflict('You can change the files only while the assignment is a draft.');
}
