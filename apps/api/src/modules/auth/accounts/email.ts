/** An email address as stored and shown. */
export const toEmail = (text: string) => text.trim().normalize('NFC');

/** An email address for comparison: `Ann@School.example` and `ann@school.example` are the same account. */
export const toEmailKey = (text: string) => toEmail(text).toLowerCase();
