curl --request POST \
  --url 'https://api.flowgen.app/chats' \
  --header 'X-API-KEY: <api-key>' \
  --header 'Content-Type: application/json' \
  --data-raw '{ \
"name": "My Chatbot", \
"from_type": "flow", \
"from_flow": "flow_id", \
}'
