export const schoolFields =
  'id,displayName,schoolNumber,principalName,lowestGrade,highestGrade,address';
export const classFields = 'id,displayName,classCode,term';
/** The most Graph puts on one page. */
export const pageSize = 999;
