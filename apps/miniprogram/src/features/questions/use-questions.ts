import type { Question, QuestionList } from '@sunshine/contracts';
import { api } from '../../services/api';
import { useAnswer } from '../../services/use-answer';
import { usePages } from '../../services/use-pages';

const PAGE = 20;

export const useQuestions = (q: string) => usePages<QuestionList['items'][number], QuestionList>((cursor) => api.get('/api/questions', { query: { q, limit: PAGE, cursor } }), q);

export const useQuestion = (id: string) => useAnswer<Question>(() => api.get(`/api/questions/${encodeURIComponent(id)}`), id);
