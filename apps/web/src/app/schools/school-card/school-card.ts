import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  input,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { School } from '@app/contracts';
import { Chip } from '../../ui/chip/chip';
import { addressText, gradesText } from '../../ui/facts/school-facts';
import { Icon } from '../../ui/icon/icon';
import { schoolsTexts } from '../schools.texts';

/** A school with its roster facts; the user's own is marked, and the whole card is a link (EDU-1). */
@Component({
  selector: 'edu-school-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Chip, Icon, RouterLink],
  host: { class: 'edu-card', '[class.mine]': 'school().isMine' },
  templateUrl: './school-card.html',
  styleUrl: './school-card.scss',
})
export class SchoolCard {
  readonly school = input.required<School>();

  private readonly link = viewChild.required<ElementRef<HTMLElement>>('link');
  protected readonly texts = schoolsTexts;
  protected readonly facts = computed(() => {
    const { principalName, lowestGrade, highestGrade, number, address } = this.school();
    return [
      { label: schoolsTexts.principal, value: principalName },
      { label: schoolsTexts.grades, value: gradesText(lowestGrade, highestGrade) },
      { label: schoolsTexts.number, value: number },
      { label: schoolsTexts.address, value: addressText(address) },
    ].filter((fact) => fact.value);
  });

  /** Focuses the link to its classes. */
  focus(): void {
    this.link().nativeElement.focus();
  }
}
