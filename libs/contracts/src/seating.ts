import * as z from 'zod';

/** Six rows of six desks, numbered from the front left. */
export const seatCount = 36;

export const seatSchema = z.strictObject({
  /** Graph object id of the student. */
  userId: z.string().min(1).max(64).toLowerCase(),
  position: z.int().min(1).max(seatCount),
});
export type Seat = z.infer<typeof seatSchema>;

/** Apart: no two side by side, one behind the other, or corner to corner. Front: in the front row. */
export const seatingRuleKinds = ['apart', 'front'] as const;

export const seatingRuleSchema = z.strictObject({
  kind: z.enum(seatingRuleKinds),
  userIds: z.array(z.string().min(1).max(64).toLowerCase()).min(1).max(100),
});
export type SeatingRule = z.infer<typeof seatingRuleSchema>;

/** The whole chart. If omitted, the rules stay unchanged. */
export const saveSeatingSchema = z.strictObject({
  seats: z.array(seatSchema).max(seatCount),
  rules: z.array(seatingRuleSchema).max(100).optional(),
});
export type SaveSeating = z.infer<typeof saveSeatingSchema>;

/** Who sits where (SEAT-1); only students of the class. The response's `ETag` is its version. */
export const seatingChartSchema = z.object({
  seats: z.array(seatSchema),
  /** Empty for students, who must not see whom the teacher keeps apart. */
  rules: z.array(seatingRuleSchema),
  /** Absent until first saved. */
  savedBy: z.object({ displayName: z.string(), at: z.iso.datetime() }).optional(),
});
export type SeatingChart = z.infer<typeof seatingChartSchema>;
