import type { AssignmentResource, Submission } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import type { SessionUser } from '../../auth';
import { SubmissionsGraph, WorkFilesGraph, type AssignmentKey } from '../../graph';
import { AssignmentConflict, isRefusal, orConflict } from './assignment-refusals';
import { toOwnPlace } from './assignment-params';
import { FileReceiver, type FileTarget } from './file-receiver';
import type { IncomingFile } from './incoming-file';
import { OwnWorkAccess, type OwnWork } from './own-work-access';
import { fileUrlsOf, toResource } from './resource.mapper';
import { shownResources, submissionStatusOf, toSubmission } from './submission.mapper';
import { UploadsUnderWay } from './uploads-under-way';

/** A student's own submission: its files, handing it in, taking it back (ASG-5). */
@Injectable()
export class OwnWorkService {
  constructor(
    private readonly access: OwnWorkAccess,
    private readonly submissions: SubmissionsGraph,
    private readonly files: WorkFilesGraph,
    private readonly receiver: FileReceiver,
    private readonly uploads: UploadsUnderWay,
  ) {}

  async show(user: SessionUser, key: AssignmentKey): Promise<Submission> {
    return this.present(user, await this.access.open(user, key));
  }

  async addFile(
    user: SessionUser,
    key: AssignmentKey,
    file: IncomingFile,
  ): Promise<AssignmentResource> {
    return this.receiver.receive(toOwnPlace(user, key), file, async () =>
      this.targetOf(await this.access.openFiles(user, key)),
    );
  }

  async removeFile(user: SessionUser, key: AssignmentKey, resourceId: string): Promise<void> {
    const { caller, key: own } = await this.access.openFiles(user, key);
    await orConflict(
      'Microsoft 365 does not let this file be removed.',
      this.submissions.removeResource(caller, own, resourceId),
    );
  }

  /** Hands it in; what is handed in already stays so. */
  async submit(user: SessionUser, key: AssignmentKey): Promise<Submission> {
    const work = await this.access.openToChange(user, key);
    if (submissionStatusOf(work.submission) === 'submitted') return this.present(user, work);
    return this.uploads.closed(toOwnPlace(user, key), () => this.act(user, work, 'submit'));
  }

  /** Takes it back; what was not handed in stays so. */
  async unsubmit(user: SessionUser, key: AssignmentKey): Promise<Submission> {
    const work = await this.access.openToChange(user, key);
    const status = submissionStatusOf(work.submission);
    if (status === 'working') return this.present(user, work);
    if (status !== 'submitted') {
      throw new AssignmentConflict('Your teacher has returned this already.');
    }
    return this.act(user, work, 'unsubmit');
  }

  private async act(
    user: SessionUser,
    work: OwnWork,
    action: 'submit' | 'unsubmit',
  ): Promise<Submission> {
    const { caller, key } = work;
    await orConflict(
      'Microsoft 365 does not do this now: the last change may still be under way. Try again soon.',
      this.submissions.act(caller, key, action),
    );
    const submission = await this.submissions.find(caller, key);
    return this.present(user, { ...work, submission });
  }

  private async present(
    { microsoft }: SessionUser,
    { caller, submission }: OwnWork,
  ): Promise<Submission> {
    const items = await this.files.describe(caller, fileUrlsOf(shownResources(submission, false)));
    return toSubmission(submission, {
      isTeacher: false,
      displayName: microsoft?.displayName ?? '',
      toResource: (wire) => toResource(wire, items.get(wire.resource?.fileUrl ?? '')),
    });
  }

  private targetOf(work: OwnWork): FileTarget {
    const { caller, key, submission } = work;
    return {
      caller,
      resources: submission.resources ?? [],
      folderUrl: async () => submission.resourcesFolderUrl ?? (await this.makeFolder(work)),
      add: (resource) => this.submissions.addResource(caller, key, resource),
      remove: (resourceId) => this.submissions.removeResource(caller, key, resourceId),
    };
  }

  /** Another upload may have made it meanwhile. */
  private async makeFolder({ caller, key }: OwnWork): Promise<string> {
    const made = await this.submissions.setUpFolder(caller, key).catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
      return this.submissions.find(caller, key);
    });
    if (made.resourcesFolderUrl) return made.resourcesFolderUrl;
    throw new AssignmentConflict('Microsoft 365 takes no files for this any more.');
  }
}
