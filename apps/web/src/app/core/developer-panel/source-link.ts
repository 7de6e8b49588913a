import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { NewTabLink } from '../../ui/new-tab-link/new-tab-link';
import { DeveloperSourcesStore } from './developer-sources-store';

/** Links to the source lines of a name, or just shows file and lines if no repository is configured. */
@Component({
  selector: 'edu-source-link',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NewTabLink],
  host: { '[attr.title]': 'name()' },
  template: `@if (source().address; as address) {
      <edu-new-tab-link [address]="address">{{ source().file }}</edu-new-tab-link>
    } @else {
      {{ source().file }}{{ source().lines }}
    }`,
  styles: ':host { overflow-wrap: anywhere }',
})
export class SourceLink {
  /** `EducationGraph.schools` */
  readonly name = input.required<string>();

  private readonly sources = inject(DeveloperSourcesStore);
  protected readonly source = computed(() => this.sources.find()(this.name()));
}
