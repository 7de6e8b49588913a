import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { foldId } from './fold-id';

/** Puts ids in a URL into the form we compare and store. */
@Injectable()
export class FoldIdsPipe implements PipeTransform {
  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    if (type !== 'param') return value;
    if (typeof value !== 'object' || value === null) return fold(value);
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, fold(part)]));
  }
}

const fold = (value: unknown) => (typeof value === 'string' ? foldId(value) : value);
