/** An e-mail address as it is stored and shown. */
export const toEmail = (text: string) => text.trim().normalize('NFC');

/** An e-mail address as it is compared: `Ann@School.example` and `ann@school.example` are one account. */
export const toEmailKey = (text: string) => toEmail(text).toLowerCase();
