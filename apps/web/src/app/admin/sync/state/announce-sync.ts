import { LiveAnnouncer } from '@angular/cdk/a11y';
import { effect, inject, untracked } from '@angular/core';
import type { SyncStatus } from '@app/contracts';
import { currentRun } from './current-run';
import { didText, lookOf, waitingText } from './run-words';
import { syncTexts } from './sync.texts';
import type { SyncWork } from './sync-work';

function phaseOf(status: SyncStatus) {
  const { running, decision } = status;
  const waitingUntil = running ? currentRun(status)?.waitingUntil : null;
  return { running, waitingUntil, runId: decision?.runId };
}

/** A sentence about what changed since the last response. Growing counts don't count as news. */
function newsOf(now: SyncStatus, before: SyncStatus): string | undefined {
  const [is, was] = [phaseOf(now), phaseOf(before)];
  if (now.decision && is.runId !== was.runId) return syncTexts.stopped(now.decision);
  if (is.waitingUntil && !was.waitingUntil) return waitingText(is.waitingUntil);
  if (is.running && !was.running) return `${syncTexts.progress}.`;
  const run = now.runs[0];
  if (was.running && !is.running && run)
    return `${lookOf(run).word}. ${didText(run, now.decision)}`;
  return undefined;
}

/** Announces politely when a run starts, waits for Microsoft, stops, or ends. Call it in an injection context. */
export function announceSync(work: SyncWork): void {
  const announcer = inject(LiveAnnouncer);
  let before: SyncStatus | undefined;
  effect(() => {
    const now = work.value();
    const news = now && before && newsOf(now, before);
    before = now;
    if (news) untracked(() => void announcer.announce(news));
  });
}
