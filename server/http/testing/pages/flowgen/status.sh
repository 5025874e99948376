curl --request GET \
  --url 'https://api.flowgen.app/chats/{chat_id}' \
  --header 'X-API-KEY: <api-key>'
