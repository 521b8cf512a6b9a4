/** The mark of the green channel, always with its words for a screen reader. */
export const GreenLeaf = () => (
  <span className="green-leaf" title="绿色通道">
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d="M2 14c0-7 4-11 12-12 0 8-4 12-9.5 11.2L11 6 3.4 12.4z" fill="currentColor" />
    </svg>
    绿色通道
  </span>
);
