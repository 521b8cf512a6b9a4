import type { ReactNode } from 'react';

/** Names and values of one thing, in a drawer. */
export const Facts = ({ items }: { items: [name: string, value: ReactNode][] }) => (
  <dl className="facts">
    {items.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
