import {
  chooseAccount,
  continueWithNewAccount,
  register,
  signInWithMicrosoft,
  signOut,
} from './sign-in';
import { schoolRoster } from './school-roster';
import { expect, test } from './stack';

const { folder, schools, teacher, student, colleague } = schoolRoster;
const [school, otherSchool] = schools;
test.use({ sandboxArgs: ['--data', folder] });

test.describe('with a school’s roster', () => {
  test('a teacher signs in with Microsoft, links a new account and sees the classes (LINK-2, EDU-1, EDU-2)', async ({
    page,
  }) => {
    await signInWithMicrosoft(page, `${teacher.name}@contoso.example`);
    await continueWithNewAccount(page, 'Blue');

    await expect(page.getByRole('heading', { level: 1, name: 'Schools' })).toBeVisible();
    const headings = page.getByRole('heading', { level: 2 });
    await expect(headings).toHaveText([new RegExp(school), new RegExp(otherSchool)]);
    await expect(page.getByText('My school')).toHaveCount(1);

    await page.getByRole('link', { name: `Classes of ${school}` }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Classes' })).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: teacher.teaches })).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: teacher.doesNot })).toHaveCount(0);

    await page.getByText('All classes', { exact: true }).click();
    const tiles = page.getByRole('main').getByRole('heading', { level: 2 });
    await expect(tiles).toHaveCount(12);
    await expect(page.getByRole('main').getByText('12 of 14 classes')).toBeVisible();
    await page.getByRole('button', { name: 'See more' }).click();
    await expect(tiles).toHaveCount(14);
    await expect(page.getByRole('button', { name: 'See more' })).toHaveCount(0);
  });

  test('a student sees enrolled and other classes (EDU-2)', async ({ page }) => {
    await signInWithMicrosoft(page, `${student.name}@contoso.example`);
    await continueWithNewAccount(page, 'Green');
    await page.getByRole('link', { name: `Classes of ${school}` }).click();
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { level: 2, name: student.attends })).toBeVisible();
    await page.getByText('All classes', { exact: true }).click();
    await expect(main.getByText('Not enrolled', { exact: true })).toBeVisible();
    await expect(main.getByText('12 of 14 classes')).toBeVisible();
  });

  test('the administrator continues from Link to Admin without linking (LINK-6, AUTH-7)', async ({
    page,
  }) => {
    await signInWithMicrosoft(page, 'admin@contoso.example');
    await page.getByRole('link', { name: 'Continue to administration' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Administration' })).toBeVisible();
    await expect(page.getByText('Granted', { exact: true })).toBeVisible();
  });

  test('a local account links an existing Microsoft account, and then either can sign in (LINK-1, LINK-4)', async ({
    page,
  }) => {
    const password = 'a quiet blue bicycle';
    await register(page, 'craig@school.example', password);
    await expect(
      page.getByRole('heading', { level: 2, name: 'Link to existing Microsoft account' }),
    ).toBeVisible();
    await page.getByRole('link', { name: 'Sign in with Microsoft' }).click();
    await chooseAccount(page, `${colleague}@contoso.example`);
    await expect(
      page.getByRole('heading', { level: 2, name: 'Link these accounts?' }),
    ).toBeVisible();
    await expect(
      page.getByRole('heading', { level: 2, name: 'craig@school.example' }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Link accounts' }).click();
    await expect(
      page.getByText('Your local account has been successfully linked to your Microsoft account.'),
    ).toBeVisible();
    await expect(page.getByText('My school')).toHaveCount(1);

    await signOut(page);
    await page.goto('/sign-in');
    await page.getByLabel('Email').fill('craig@school.example');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Schools' })).toBeVisible();
  });
});
