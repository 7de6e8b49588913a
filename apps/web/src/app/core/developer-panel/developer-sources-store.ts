import { computed, inject, Injectable } from '@angular/core';
import type { DeveloperSources } from '@app/contracts';
import { entityResource } from '../resource/entity-resource';
import { SessionStore } from '../session/session-store';

/** A source name shown in the panel, and its location. */
export interface NamedSource {
  readonly name: string;
  /** “class-list.ts”, or the name itself if its file is unknown. */
  readonly file: string;
  /** “:12–40”, or empty if the lines are unknown. */
  readonly lines: string;
  readonly address: string | null;
}

/** Maps the developer panel's names to source locations; loaded on first open, and again if that failed. */
@Injectable({ providedIn: 'root' })
export class DeveloperSourcesStore {
  private readonly session = inject(SessionStore);
  private readonly known = entityResource<DeveloperSources>(() =>
    this.session.isAuthenticated() ? '/api/v1/developer/sources' : undefined,
  );
  readonly find = computed(() => {
    const known = this.known.value();
    return (name: string): NamedSource => named(name, known);
  });

  /** Whether the name is in the map. */
  has(name: string): boolean {
    return this.known.value()?.sources[name] !== undefined;
  }

  retry(): void {
    if (this.known.problem()) this.known.reload();
  }
}

function named(name: string, known: DeveloperSources | undefined): NamedSource {
  const range = known?.sources[name];
  if (!range) return { name, file: name, lines: '', address: null };
  const { path, startLine, endLine } = range;
  const root = known?.repositoryUrl?.replace(/\/$/, '');
  return {
    name,
    file: path.slice(path.lastIndexOf('/') + 1),
    lines: `:${startLine}–${endLine}`,
    address: root ? `${root}/${path}#L${startLine}-L${endLine}` : null,
  };
}
