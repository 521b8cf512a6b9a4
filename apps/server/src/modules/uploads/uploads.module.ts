import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { UploadEntity } from './upload.entity.js';
import { UploadIntakeService } from './upload-intake.service.js';
import { UploadRoom } from './upload-room.js';
import { UploadsClearJob } from './uploads-clear.job.js';
import { UploadsController } from './uploads.controller.js';
import { UploadsRepository } from './uploads.repository.js';
import { UploadsService } from './uploads.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([UploadEntity])],
  controllers: [UploadsController],
  providers: [UploadsRepository, UploadsService, UploadIntakeService, UploadRoom, UploadsClearJob],
  exports: [UploadsService],
})
export class UploadsModule {}
