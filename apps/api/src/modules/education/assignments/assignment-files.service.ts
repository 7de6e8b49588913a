import type { AssignmentResource, AssignmentResourceList } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../http';
import { GraphTokens, type SessionUser } from '../../auth';
import {
  AssignmentsGraph,
  WorkFilesGraph,
  type AssignmentKey,
  type GraphCaller,
  type WireAssignment,
} from '../../graph';
import { answerAfter, ClassAccess } from '../classes';
import { toGraphKey, toUploadPlace } from './assignment-params';
import { AssignmentConflict, isRefusal, orConflict } from './assignment-refusals';
import { isShownTo, statusOf } from './assignment.mapper';
import { FileReceiver, type FileTarget } from './file-receiver';
import type { IncomingFile } from './incoming-file';
import { fileUrlsOf, toResource } from './resource.mapper';

/** What teachers hand out with an assignment; changed in drafts only, which is Graph's rule (ASG-3, ASG-6). */
@Injectable()
export class AssignmentFilesService {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly access: ClassAccess,
    private readonly assignments: AssignmentsGraph,
    private readonly files: WorkFilesGraph,
    private readonly receiver: FileReceiver,
  ) {}

  /** @throws NotFound, also for what a student may not know of yet */
  async list(user: SessionUser, key: AssignmentKey): Promise<AssignmentResourceList> {
    const opening = this.access.openAsMember(user, key.classId);
    const wire = await answerAfter(opening, this.find(user, key));
    const { role, caller } = await opening;
    if (!isShownTo(role, wire)) throw new NotFound();
    const resources = wire.resources ?? [];
    const items = await this.files.describe(caller, fileUrlsOf(resources));
    return {
      value: resources.map((one) => toResource(one, items.get(one.resource?.fileUrl ?? ''))),
    };
  }

  async add(
    user: SessionUser,
    key: AssignmentKey,
    file: IncomingFile,
  ): Promise<AssignmentResource> {
    const { caller } = await this.access.openAsTeacher(user, key.classId);
    return this.receiver.receive(toUploadPlace(user, key), file, async () => {
      const draft = await this.find(user, key);
      requireDraft(draft);
      return this.targetOf(caller, toGraphKey(key), draft);
    });
  }

  async remove(user: SessionUser, key: AssignmentKey, resourceId: string): Promise<void> {
    const { caller } = await this.openDraft(user, key);
    const removed = this.assignments.removeResource(caller, toGraphKey(key), resourceId);
    await orConflict('Microsoft 365 does not let this file be removed.', removed);
  }

  private async find(user: SessionUser, key: AssignmentKey): Promise<WireAssignment> {
    return this.assignments.findWithResources(this.tokens.asUser(user), toGraphKey(key));
  }

  private async openDraft(user: SessionUser, key: AssignmentKey) {
    const opening = this.access.openAsTeacher(user, key.classId);
    const draft = await answerAfter(opening, this.find(user, key));
    requireDraft(draft);
    return { caller: (await opening).caller };
  }

  private targetOf(caller: GraphCaller, key: AssignmentKey, draft: WireAssignment): FileTarget {
    return {
      caller,
      resources: draft.resources ?? [],
      folderUrl: async () => draft.resourcesFolderUrl ?? (await this.makeFolder(caller, key)),
      add: (resource) => this.assignments.addResource(caller, key, resource),
      remove: (resourceId) => this.assignments.removeResource(caller, key, resourceId),
    };
  }

  /** Another upload may have made it meanwhile. */
  private async makeFolder(caller: GraphCaller, key: AssignmentKey): Promise<string> {
    let made: WireAssignment;
    try {
      made = await this.assignments.setUpFolder(caller, key);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      made = await this.assignments.find(caller, key);
    }
    if (made.resourcesFolderUrl) return made.resourcesFolderUrl;
    throw new AssignmentConflict('Microsoft 365 has no folder for the files of this assignment.');
  }
}

function requireDraft(assignment: WireAssignment): void {
  if (statusOf(assignment) === 'draft') return;
  throw new AssignmentConflict('The files of an assignment can be changed only in a draft.');
}
