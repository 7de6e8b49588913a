import type { WireMailbox } from '../../graph';

/** Where a group's mail opens in Outlook on the web; links to conversations start with `mailbox`. */
export interface OutlookLinks {
  /** Null if the group's address is unknown. */
  mailbox: string | null;
  conversation(id: string): string;
}

/** @param outlookUrl an origin, such as `https://outlook.office.com` */
export function outlookLinks(
  outlookUrl: string,
  { mail, mailNickname }: WireMailbox,
): OutlookLinks {
  const domain = mail?.split('@')[1];
  if (!domain || !mailNickname) {
    return { mailbox: null, conversation: () => `${outlookUrl}/mail/` };
  }
  const mailbox = [outlookUrl, 'mail', 'group', encode(domain), encode(mailNickname), 'email'].join(
    '/',
  );
  return { mailbox, conversation: (id) => `${mailbox}/id/${encode(id)}` };
}

const encode = encodeURIComponent;
