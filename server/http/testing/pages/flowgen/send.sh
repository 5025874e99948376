curl --request POST \
  --url 'https://api.flowgen.app/chats/{chat_id}/messages' \
  --header 'X-API-KEY: <api-key>' \
  --header 'Content-Type: application/json' \
  --data-raw '{
    "message": "Hello, FlowGen!"
  }'
