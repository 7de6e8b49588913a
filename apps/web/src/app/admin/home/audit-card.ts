import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuditEntry } from '@app/contracts';
import { listResource, LoadProblem } from '../../core';
import { Loading } from '../../ui/loading/loading';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { RelativeTime } from '../../ui/time/relative-time';
import { AdminCard } from '../admin-card/admin-card';
import { actorOf, auditTexts, phraseOf } from '../audit/audit.texts';

/** The last three things administrators did (ADM-9). */
@Component({
  selector: 'edu-audit-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AdminCard, Loading, LoadProblem, RelativeTime, RouterLink, Skeleton],
  templateUrl: './audit-card.html',
  styleUrl: './audit-card.scss',
})
export class AuditCard {
  protected readonly texts = auditTexts;
  protected readonly actorOf = actorOf;
  protected readonly phraseOf = phraseOf;
  protected readonly entries = listResource<AuditEntry>(() => '/api/v1/admin/audit?limit=3');
}
