import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type {
  Assignment,
  AssignmentResource,
  AssignmentResourceList,
  ChangeAssignment,
  CreateAssignment,
  ReturnSubmission,
  Submission,
} from '@app/contracts';
import { firstValueFrom } from 'rxjs';
import { ClassDetailsStore } from '../../page/class-details-store';

const segment = encodeURIComponent;

/** The API for the current class's assignments. Operations that finish later return the interim state. */
@Injectable()
export class AssignmentsApi {
  private readonly http = inject(HttpClient);
  private readonly store = inject(ClassDetailsStore);

  /** `/api/v1/classes/…/assignments`; empty while no class is open. */
  readonly address = computed(() =>
    this.store.address() ? `${this.store.address()}/assignments` : '',
  );

  addressOf(id: string): string {
    return `${this.address()}/${segment(id)}`;
  }

  create(assignment: CreateAssignment): Promise<Assignment> {
    return firstValueFrom(this.http.post<Assignment>(this.address(), assignment));
  }

  change(id: string, change: ChangeAssignment): Promise<Assignment> {
    return firstValueFrom(this.http.patch<Assignment>(this.addressOf(id), change));
  }

  read(id: string): Promise<Assignment> {
    return firstValueFrom(this.http.get<Assignment>(this.addressOf(id)));
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(this.addressOf(id)));
  }

  publish(id: string): Promise<Assignment> {
    return firstValueFrom(this.http.post<Assignment>(`${this.addressOf(id)}/publish`, null));
  }

  async readResources(id: string): Promise<readonly AssignmentResource[]> {
    const address = `${this.addressOf(id)}/resources`;
    return (await firstValueFrom(this.http.get<AssignmentResourceList>(address))).value;
  }

  /** @param owner URL of the assignment or submission that has the files */
  async removeResource(owner: string, resourceId: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${owner}/resources/${segment(resourceId)}`));
  }

  ownWorkOf(id: string): string {
    return `${this.addressOf(id)}/submissions/mine`;
  }

  readOwnWork(id: string): Promise<Submission> {
    return firstValueFrom(this.http.get<Submission>(this.ownWorkOf(id)));
  }

  handIn(id: string): Promise<Submission> {
    return firstValueFrom(this.http.post<Submission>(`${this.ownWorkOf(id)}/submit`, null));
  }

  takeBack(id: string): Promise<Submission> {
    return firstValueFrom(this.http.post<Submission>(`${this.ownWorkOf(id)}/unsubmit`, null));
  }

  async readSubmissions(id: string): Promise<readonly Submission[]> {
    const address = `${this.addressOf(id)}/submissions`;
    return (await firstValueFrom(this.http.get<{ value: Submission[] }>(address))).value;
  }

  returnWork(id: string, submissionId: string, words: ReturnSubmission): Promise<Submission> {
    const address = `${this.addressOf(id)}/submissions/${segment(submissionId)}/return`;
    return firstValueFrom(this.http.post<Submission>(address, words));
  }
}
