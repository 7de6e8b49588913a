import { getMetadataArgsStorage, type ValueTransformer } from 'typeorm';
import { repairJson } from '../text/parse-json';
import { fitText, toWellFormed } from '../text/well-formed';
import type { EntityClass } from './entity-class';

const onText = (make: (text: string) => string): ValueTransformer => ({
  to: (value: unknown) => (typeof value === 'string' ? make(value) : value),
  from: (value: unknown) => value,
});

/** Ids, keys and hashes have a fixed length; one that is too long must not be cut into someone else's. */
const longTypes = new Set<unknown>(['char', 'mediumtext']);

const fitted = new WeakSet<EntityClass>();

/**
 * Makes every text column of these entities accept only well-formed text, cut at a whole character where the column ends:
 * SQLite would store any length, and MySQL would refuse the statement with all its other rows. Columns with a
 * transformer hold JSON.
 * Call it before a data source reads the entities; calling it twice is harmless.
 */
export function fitTextColumns(entities: readonly EntityClass[]): void {
  const others = new Set<unknown>(entities.filter((entity) => !fitted.has(entity)));
  for (const entity of entities) fitted.add(entity);
  for (const { target, options } of getMetadataArgsStorage().columns) {
    if (!others.has(target)) continue;
    const { type, length, transformer } = options;
    if (type === 'varchar' && !transformer)
      options.transformer = onText((text) => fitText(text, Number(length)));
    else if (longTypes.has(type))
      options.transformer = transformer
        ? [transformer, onText(repairJson)].flat()
        : onText(toWellFormed);
  }
}
