'use strict';
// How the reader likes pages to look, set on the root element before anything is drawn: nothing moves afterwards.
// The style sheet knows the values; reading.js keeps them.
try {
  const liked = JSON.parse(localStorage.getItem('khizana.reading') ?? '{}');
  for (const name of ['size', 'width', 'face', 'theme'])
    if (typeof liked[name] === 'string') document.documentElement.dataset[name] = liked[name];
} catch {
  // a browser may refuse to keep things for a file; the page then looks as it was made
}
