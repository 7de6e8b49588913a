import { ChangeDetectionStrategy, Component, computed, ElementRef, inject } from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import type { UserAccessFailure } from '@app/contracts';
import { LoadProblem, pagedResource, problemSentence } from '../../core';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { Note } from '../../ui/note/note';
import { SeeMore } from '../../ui/see-more/see-more';
import { TableSkeleton } from '../table-skeleton/table-skeleton';
import { tellAnswers } from '../tell-answers';
import { failureText, userAccessTexts } from './user-access.texts';

const address = '/api/v1/admin/user-access/failures';

/** Who could not get access and why, to look at and to download. */
@Component({
  selector: 'edu-access-failures',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, Icon, LoadProblem, MatTableModule, Note, SeeMore, TableSkeleton],
  templateUrl: './access-failures.html',
  styleUrls: ['../list-card.scss', './access-failures.scss'],
})
export class AccessFailures {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly texts = userAccessTexts;
  protected readonly why = failureText;
  protected readonly exportAddress = `${address}/export`;
  protected readonly columns = ['person', 'reason'];
  protected readonly list = pagedResource<UserAccessFailure>(() => ({
    url: address,
    params: { limit: 20 },
  }));
  protected readonly moreProblem = computed(() => {
    const problem = this.list.state() === 'ready' ? this.list.problem() : undefined;
    return problem && `${userAccessTexts.moreFailed} ${problemSentence(problem)}`;
  });
  private readonly answers = tellAnswers(this.list, {
    say: () => userAccessTexts.shown(this.list.items().length),
    focusRow: (at) => this.host.querySelectorAll<HTMLElement>('tbody tr').item(at)?.focus(),
  });

  protected idOf(_: number, failure: UserAccessFailure): string {
    return failure.id;
  }

  protected showMore(): void {
    this.answers.more();
  }
}
