import type { AssignmentResource, Submission } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import type { SessionUser } from '../../auth';
import { SubmissionsGraph, WorkFilesGraph, type AssignmentKey } from '../../graph';
import { AssignmentConflict, orConflict } from '../uploads/refusals';
import { toOwnPlace } from '../assignments/assignment-params';
import { FileReceiver } from '../uploads/file-receiver';
import type { IncomingFile } from '../uploads/incoming-file';
import { fileUrlsOf, toResource } from '../uploads/resource.mapper';
import { submissionStatusOf } from '../assignments/own-submission.mapper';
import { UploadsUnderWay } from '../uploads/uploads-under-way';
import { shownResources, toSubmission } from './submission.mapper';
import { OwnFiles } from './own-files';
import { OwnWorkAccess, type OwnWork } from './own-work-access';

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
    const open = async () =>
      new OwnFiles(this.submissions, await this.access.openToAddFiles(user, key));
    return this.receiver.receive({ place: toOwnPlace(user, key), open }, file);
  }

  async removeFile(user: SessionUser, key: AssignmentKey, resourceId: string): Promise<void> {
    const { caller, key: own } = await this.access.openFiles(user, key);
    await orConflict(
      "Microsoft 365 didn't remove this file. Reload the page and try again.",
      this.submissions.removeResource(caller, own, resourceId),
    );
  }

  /** Hands it in; does nothing if it already is. */
  async submit(user: SessionUser, key: AssignmentKey): Promise<Submission> {
    const work = await this.access.openToChange(user, key);
    if (submissionStatusOf(work.submission) === 'submitted') return this.present(user, work);
    return this.uploads.closed(toOwnPlace(user, key), () => this.act(user, work, 'submit'));
  }

  /** Takes it back; does nothing if it wasn't handed in. */
  async unsubmit(user: SessionUser, key: AssignmentKey): Promise<Submission> {
    const work = await this.access.openToChange(user, key);
    const status = submissionStatusOf(work.submission);
    if (status === 'working') return this.present(user, work);
    if (status !== 'submitted') {
      throw new AssignmentConflict('Your teacher has already returned this.');
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
      'Microsoft 365 may still be working on your last change. Wait a little and try again.',
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
      toResource: (wire) => toResource(wire, items.get(wire.resource.fileUrl ?? '')),
    });
  }
}
