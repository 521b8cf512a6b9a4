import { Body, Controller, HttpCode, Post, SerializeOptions } from '@nestjs/common';
import { alertPreviewSchema, previewAlertSchema, type AlertConditions, type AlertPreview } from '@sunshine/contracts';
import { Allow, RateLimit } from '../../../platform/http/allow.js';
import { Caller, type UserCaller } from '../../../platform/http/caller.js';
import { PreviewService } from './preview.service.js';

@Controller('alerts/preview')
@Allow('user')
@RateLimit('costly')
export class PreviewController {
  constructor(private readonly previews: PreviewService) {}

  @Post()
  @HttpCode(200)
  @SerializeOptions({ schema: alertPreviewSchema })
  preview(@Caller() user: UserCaller, @Body({ schema: previewAlertSchema }) conditions: AlertConditions): Promise<AlertPreview> {
    return this.previews.preview(user, conditions);
  }
}
