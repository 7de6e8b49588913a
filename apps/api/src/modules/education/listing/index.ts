export { createNameSearch } from './name-search';
export { takePage, type Page } from './take-page';
