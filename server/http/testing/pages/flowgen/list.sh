curl --request GET \
  --url 'https://api.flowgen.app/chats' \
  --header 'X-API-KEY: <api-key>'
