import { dictionary } from '@zxcvbn-ts/language-common';

const shortest = 8;

/** Typical of schools, services and this product; the package's list lacks them. */
const ours = `
123qwe!@# aa12345678 aaa11111 abcdefg123 academy1 admin123! admin1234 admin12345 admin@123
administrator1 android1 angels123 anthony123 babygirl12 banana123 barbie123 baseball123 bitcoin1
canada123 changeme123 cheese123 chelsea123 chevy123 christ123 classroom coffee123 computer123
david1234 diamond123 eagles123 edugraph edugraph1 eminem123 facebook1 february1 fortnite1
freedom123 godzilla1 graduation guest123 guest1234 hannah123 heaven77 highschool iloveu123
iphone123 ironman123 jessica123 juventus1 letmein! letmein12 linkedin lkjhgfdsa login123
london2012 lovely123 loveme123 loveyou123 microsoft1 minecraft1 monday123 mountain1 mylove123
orange123 password1! poiuytrewq princess123 principal qwerty123! qwertz123 qwertzuiop rainbow123
roblox123 root1234 school123 secure123 september1 student123 sunday123 sunshine123 superuser
teacher123 test12345 tester123 thursday1 tigger123 toor1234 trustno1! tupac123 twitter1 user1234
volcano1 welcome1! windows10 windows7 worldofwarcraft xbox3600 youtube1 zxcvbnm,
`;

/**
 * The most frequently stolen passwords of eight or more characters, in lower case, most frequent first: about 18,000.
 * Throttled guessing takes weeks to get through them (ADR 0016), and the check needs no network.
 */
export const guessedPasswords: ReadonlySet<string> = new Set(
  [...dictionary['passwords-common'], ...ours.trim().split(/\s+/)].filter(
    (text) => text.length >= shortest,
  ),
);
