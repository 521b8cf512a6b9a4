import { useState } from 'react';
import { storage } from '../../services/storage';

/** What was typed about one thing, kept until it is sent. */
export function useDraft(about: string) {
  const [text, setText] = useState(() => {
    const kept = storage.read('supervisor-draft');
    return kept?.about === about ? kept.text : '';
  });
  const change = (next: string) => {
    setText(next);
    storage.write('supervisor-draft', { about, text: next });
  };
  const drop = () => {
    setText('');
    storage.remove('supervisor-draft');
  };
  return { text, change, drop };
}
