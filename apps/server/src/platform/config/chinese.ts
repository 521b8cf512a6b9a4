import * as z from 'zod';

/** Schema messages are read by people: Chinese, and a plain word for the commonest slip. Imported for its effect. */
z.config({ ...z.locales.zhCN(), customError: (issue) => (issue.code === 'invalid_type' && issue.input === undefined ? '不能为空' : undefined) });
