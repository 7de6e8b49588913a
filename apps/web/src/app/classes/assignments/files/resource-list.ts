import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { AssignmentResource } from '@app/contracts';
import { fileSizeText } from '../../../ui/facts/file-size';
import { Icon } from '../../../ui/icon/icon';
import { NewTabLink } from '../../../ui/new-tab-link/new-tab-link';
import { documentIcon } from '../../documents/document-icon';

/** Links to files, each opening in a new tab. */
@Component({
  selector: 'edu-resource-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, NewTabLink],
  template: `<ul>
    @for (file of files(); track file.resource.id) {
      <li>
        <span class="tile"><edu-icon [name]="file.icon" /></span>
        <div>
          <edu-new-tab-link [address]="file.resource.webUrl">{{
            file.resource.displayName
          }}</edu-new-tab-link>
          @if (file.size) {
            <span class="edu-quiet edu-number">&ngsp;· {{ file.size }}</span>
          }
        </div>
      </li>
    }
  </ul>`,
  styleUrl: './file-picker.scss',
})
export class ResourceList {
  readonly resources = input.required<readonly AssignmentResource[]>();

  protected readonly files = computed(() =>
    this.resources().map((resource) => ({
      resource,
      icon: documentIcon({ isFolder: false, name: resource.displayName, mimeType: null }),
      size: resource.size === null ? '' : fileSizeText(resource.size),
    })),
  );
}
