export const printTexts = {
  title: 'Print the seating chart',
  photos: 'With photos',
  notSeated: 'With students not seated',
  cancel: 'Cancel',
  print: 'Print',
};
