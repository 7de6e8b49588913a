import { ChangeDetectionStrategy, Component, ElementRef, inject } from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import type { UserAccessFailure } from '@app/contracts';
import { LoadProblem, pagedResource } from '../../core';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { announceList } from '../../ui/see-more/announce-list';
import { ListEnd } from '../list/list-end';
import { TableSkeleton } from '../list/table-skeleton';
import { failureText, userAccessTexts } from './user-access.texts';

const address = '/api/v1/admin/user-access/failures';

/** Lists who could not get access and why, with a download. */
@Component({
  selector: 'edu-access-failures',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, Icon, ListEnd, LoadProblem, MatTableModule, TableSkeleton],
  templateUrl: './access-failures.html',
  styleUrls: ['../list/list-card.scss', './access-failures.scss'],
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
  protected readonly answers = announceList(this.list, {
    say: () => userAccessTexts.shown(this.list.items().length),
    focusItem: (at) => this.host.querySelectorAll<HTMLElement>('tbody tr').item(at)?.focus(),
  });

  protected idOf(_: number, failure: UserAccessFailure): string {
    return failure.id;
  }
}
