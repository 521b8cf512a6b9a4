import { Input } from 'antd';
import { useEffect, useState } from 'react';

interface Props {
  value: string;
  onSearch: (text: string) => void;
  placeholder: string;
}

/** `/` puts the cursor here (the shell listens for it); Enter or a pause of typing searches. */
export const SearchInput = ({ value, onSearch, placeholder }: Props) => {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onSearch(text.trim()), 400);
    return () => clearTimeout(timer);
  }, [text, value, onSearch]);
  return (
    <Input
      className="search-input"
      data-search=""
      type="search"
      allowClear
      maxLength={100}
      aria-label={placeholder}
      placeholder={`${placeholder}  /`}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => onSearch(text.trim())}
    />
  );
};
