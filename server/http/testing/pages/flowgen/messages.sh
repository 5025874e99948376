curl --request GET \
  --url 'https://api.flowgen.app/chats/{chat_id}/messages' \
  --header 'X-API-KEY: <api-key>' \
  --header 'Content-Type: application/json'
