export const unsavedTexts = {
  title: 'Leave without saving?',
  text: 'What you’ve typed or chosen here isn’t saved and will be lost.',
  stay: 'Keep editing',
  leave: 'Leave without saving',
};
