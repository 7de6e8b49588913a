/** A class whose rows are a table's. */
export type EntityClass = new () => object;
