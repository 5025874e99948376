export { storableJson, storableText } from "@/server/data/storable";
