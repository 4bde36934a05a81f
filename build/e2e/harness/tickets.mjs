// Asks as a help desk exports them: two thousand tickets of a shop's sellers about a dozen matters, the same each time.

/** What they are about: how one begins, what it is about, and how one goes on. */
const matters = [
  [
    ['Export', 'Download', 'Mail me'],
    ['my open invoices', 'all invoices of a month', 'the paid invoices', 'unpaid invoices', 'credit notes'],
    ['as a spreadsheet', 'as one PDF', 'for my accountant', 'with the tax of each', 'grouped by customer'],
  ],
  [
    ['Pay out', 'Transfer', 'Send'],
    ['my earnings', 'the weekly balance', 'my payout', 'what I sold', 'the money of returned orders'],
    [
      'to my bank every day',
      'faster than in five days',
      'without a fee',
      'to a second account',
      'on Fridays',
    ],
  ],
  [
    ['Let me print', 'Show', 'Create'],
    ['shipping labels', 'return labels', 'labels for parcels', 'a label per parcel', 'customs labels'],
    [
      'in one batch',
      'from my phone',
      'with the order number',
      'on thermal paper',
      'before the courier comes',
    ],
  ],
  [
    ['Tell me', 'Warn me', 'Send me an alert'],
    [
      'when stock runs low',
      'before an item sells out',
      'when a warehouse is empty',
      'about stock that does not move',
    ],
    [
      'a week ahead',
      'by mail',
      'per size and colour',
      'for my best sellers',
      'in the morning',
      'on my phone',
    ],
  ],
  [
    ['I want to answer', 'Let me reply to', 'Help me sort'],
    ['messages of buyers', 'questions about a product', 'complaints of customers', 'chats with buyers'],
    [
      'with saved replies',
      'from one inbox',
      'in their language',
      'after hours',
      'with the order beside it',
      'by urgency',
    ],
  ],
  [
    ['Reset', 'Change', 'Recover'],
    ['my password', 'the login of an employee', 'a forgotten password', 'access to my account'],
    [
      'by mail',
      'without calling anyone',
      'with a code on my phone',
      'in a minute',
      'when I lost my phone',
      'by myself',
    ],
  ],
  [
    ['Import', 'Upload', 'Edit'],
    ['product photos', 'many pictures', 'the main image', 'photos of variants', 'a video of the product'],
    [
      'in bulk',
      'with a white background',
      'straight from my camera',
      'without losing quality',
      'in any order',
    ],
  ],
  [
    ['Show', 'Compare', 'Give me a chart of'],
    ['sales per day', 'revenue by region', 'sales of this month and last', 'my best selling products'],
    [
      'on the first page',
      'in my own currency',
      'next to the visits',
      'for the last year',
      'by hour',
      'without tax',
    ],
  ],
  [
    ['Make it easy to', 'Help me', 'I need to'],
    [
      'take a return',
      'refund a buyer',
      'refuse a return',
      'refund part of an order',
      'exchange a damaged item',
    ],
    ['in one step', 'with photos of the damage', 'before it is back', 'without support', 'and keep the fee'],
  ],
  [
    ['Set', 'Plan', 'Change'],
    ['a discount', 'prices for a weekend', 'a voucher for regular buyers', 'the price of a bundle'],
    [
      'for all variants',
      'that ends by itself',
      'a month ahead',
      'per country',
      'in one table',
      'with a limit',
    ],
  ],
  [
    ['Give', 'Let me invite', 'Limit'],
    ['my staff', 'a second employee', 'the warehouse team', 'an accountant', 'temporary workers'],
    ['to see orders only', 'with rights of their own', 'for one shop', 'until a date', 'without my password'],
  ],
  [
    ['Offer', 'Use', 'Switch to'],
    ['dark colours', 'a dark theme', 'larger letters', 'a quieter screen', 'high contrast'],
    ['at night', 'for the night shift', 'for tired eyes', 'on small screens', 'as my phone does'],
  ],
];
const politely = ['', ', please', ' again', ' for two shops'];
const channels = ['Zendesk', 'Email', 'Phone', 'Chat', 'Survey'];

/** Every ask that a matter gives, those that only differ in how polite they are farthest apart. */
const asksOf = ([begin, about, on]) =>
  politely.flatMap((tail) =>
    on.flatMap((rest) => begin.flatMap((how) => about.map((what) => `${how} ${what} ${rest}${tail}`))),
  );

/** So many asks, no two with the same words, taken from all matters in turn. */
export function sayings(count) {
  const all = matters.map(asksOf);
  const said = [];
  for (let i = 0; said.length < count; i++) said.push(...all.map((of) => of[i]).filter(Boolean));
  return said.slice(0, count);
}

/** The same as a table of a help desk, by a hundred people. */
export const tickets = (count) =>
  [
    'Ticket ID,Subject,Requester name,Channel,Created at',
    ...sayings(count).map((said, i) => {
      const day = String(1 + (i % 28)).padStart(2, '0');
      return `T-${i},"${said}",Seller ${i % 100},${channels[(i + Math.floor(i / 100)) % 5]},2026-10-${day}`;
    }),
  ].join('\r\n');
