import { inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';

const product = 'EDUGraph';

/** “Schools · EDUGraph”. Pages named after their data set it themselves: `inject(PageTitle).set(name)`. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.set(this.buildTitle(snapshot));
  }

  set(name: string | undefined): void {
    this.title.setTitle(name ? `${name} · ${product}` : product);
  }
}
