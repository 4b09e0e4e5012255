export {
  editText,
  type AddedObject,
  type EditedText,
  type ManifestEdit,
  type Refused,
  type TextChange,
} from './text/edit-text';
