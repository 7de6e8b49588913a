import * as z from 'zod';
import { favoriteColorSchema, sessionUserSchema } from './session';

export const profileSchema = sessionUserSchema.extend({
  favoriteColor: z.string().nullable(),
  jobTitle: z.string().nullable(),
  department: z.string().nullable(),
});
export type Profile = z.infer<typeof profileSchema>;

export const updateProfileSchema = z.strictObject({ favoriteColor: favoriteColorSchema });
export type UpdateProfile = z.infer<typeof updateProfileSchema>;
