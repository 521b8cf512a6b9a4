import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { idSchema, listQuestionsQuerySchema, questionListSchema, questionSchema, type ListQuestionsQuery, type Question, type QuestionList } from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { QuestionsService } from './questions.service.js';

@Controller('questions')
@Allow('public')
export class QuestionsController {
  constructor(private readonly questions: QuestionsService) {}

  @Get()
  @SerializeOptions({ schema: questionListSchema })
  list(@Query({ schema: listQuestionsQuerySchema }) query: ListQuestionsQuery): Promise<QuestionList> {
    return this.questions.list(query);
  }

  @Get(':id')
  @SerializeOptions({ schema: questionSchema })
  get(@Param('id', { schema: idSchema }) id: string): Promise<Question> {
    return this.questions.get(id);
  }
}
