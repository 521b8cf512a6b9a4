import type { Rule } from 'antd/es/form';
import { yuanToFen } from '@/lib/money';

export const yuanRule: Rule = {
  validator: (_rule, value: string | undefined) => (!value || yuanToFen(value) !== null ? Promise.resolve() : Promise.reject(new Error('请填写金额，单位元，最多两位小数'))),
};
